-- Neovim's own LSP client against our server: prints what it got as one line of JSON.
local lsp = vim.lsp
vim.bo.filetype = 'python'

local client = lsp.start_client {
  name = 'inference-cost',
  cmd = { vim.env.NODE, vim.env.LANGUAGE_SERVER, '--stdio' },
  root_dir = vim.env.WORKSPACE,
  workspace_folders = { { uri = vim.uri_from_fname(vim.env.WORKSPACE), name = 'workspace' } },
}
lsp.buf_attach_client(0, client)

local function ask(method, params)
  local answers = lsp.buf_request_sync(0, method, params, 30000) or {}
  for _, answer in pairs(answers) do
    return answer.result
  end
end

vim.wait(30000, function()
  return #vim.diagnostic.get(0) > 0
end, 50)

local answer = { problems = {}, fixes = {} }
local document = lsp.util.make_text_document_params()
for _, problem in ipairs(vim.diagnostic.get(0)) do
  table.insert(answer.problems, problem.message)
  local range = {
    start = { line = problem.lnum, character = problem.col },
    ['end'] = { line = problem.end_lnum, character = problem.end_col },
  }
  local actions = ask('textDocument/codeAction', {
    textDocument = document,
    range = range,
    context = { diagnostics = {} },
  })
  for _, action in ipairs(actions or {}) do
    table.insert(answer.fixes, action.title)
  end
  local hover = ask('textDocument/hover', { textDocument = document, position = range.start })
  answer.hover = hover and hover.contents.value
end
local whole = { start = { line = 0, character = 0 }, ['end'] = { line = 999, character = 0 } }
answer.hints = #(ask('textDocument/inlayHint', { textDocument = document, range = whole }) or {})

io.stdout:write(vim.fn.json_encode(answer) .. '\n')
vim.cmd('qall!')
