#!/usr/bin/env python3
"""Measures on one NVIDIA GPU what no public table gives, as a CSV with its method in the first lines.

    python3 scripts/measure-gpu.py OUT.csv [--quick]

Needs PyTorch 2.5 or later with CUDA (grouped queries in scaled_dot_product_attention); nothing else. Not run so far: no GPU was at hand.
Shapes that do not fit into the GPU's memory, or that no kernel takes, are named on standard error with the reason and left out.
`inference-cost validate OUT.csv` holds the result against the model: error by operator, shape, batch and context.

What it measures (median of repeated runs, CUDA events, L2 cache flushed between runs unless a CUDA graph says otherwise):
  gemm         y = x W^T by tokens, width and depth, in bf16 and (from Ada and Hopper on) fp8 through torch._scaled_mm
  attention    prefill and decode of scaled_dot_product_attention by batch, context, heads and KV heads, in bf16
  step         one decode step of random weights with the shapes of Llama 3 8B and of a Mixtral-like layer stack, CUDA graph, batch 1 to 256,
               context 128 to 32k
  prefill      one prompt of the same stacks, 128 to 32k tokens
  launch       an empty kernel, alone and inside a CUDA graph of 100

Columns: gpu, op, dtype, tokens, n, k, batch, context, heads, kv_heads, head_dim, layers, hidden, inter, experts, active, median_us, p10_us,
p90_us, flops, bytes. Lines that begin with # say how it was measured.
"""

import argparse
import csv
import statistics
import sys

try:
    import torch
    import torch.nn.functional as F
    from torch.nn.attention import SDPBackend, sdpa_kernel
except ModuleNotFoundError:  # --help works without it; main() says what is missing
    torch = F = SDPBackend = sdpa_kernel = None

DEVICE = "cuda"
COLUMNS = ["gpu", "op", "dtype", "tokens", "n", "k", "batch", "context", "heads", "kv_heads", "head_dim", "layers", "hidden", "inter",
           "experts", "active", "median_us", "p10_us", "p90_us", "flops", "bytes"]


def timed(prepare, repeats=30, warmup=5, flush=None):
    """Median, first and ninth decile in microseconds of the work that `prepare` returns; the reason where it cannot run."""
    try:
        run = prepare()
        for _ in range(warmup):
            run()
        torch.cuda.synchronize()
    except RuntimeError as error:  # out of memory, or no kernel for the shape
        torch.cuda.empty_cache()
        return str(error).splitlines()[0]
    times = []
    for _ in range(repeats):
        if flush is not None:
            flush.zero_()
        start, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
        start.record()
        run()
        end.record()
        end.synchronize()
        times.append(start.elapsed_time(end) * 1e3)
    times.sort()
    return statistics.median(times), times[len(times) // 10], times[len(times) * 9 // 10]


def attention(q, k, v, causal=False):
    """FlashAttention or an error: the fallbacks write the score matrix, and no engine runs them."""
    with sdpa_kernel(SDPBackend.FLASH_ATTENTION):
        return F.scaled_dot_product_attention(q, k, v, is_causal=causal, enable_gqa=True)


def graphed(run):
    """The same work as one CUDA graph, so that launches do not count."""
    stream = torch.cuda.Stream()
    stream.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(stream):
        for _ in range(3):
            run()
    torch.cuda.current_stream().wait_stream(stream)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        run()
    return graph.replay


def has_fp8():
    return torch.cuda.get_device_capability() >= (8, 9) and hasattr(torch, "_scaled_mm")


def measure_gemm(write, quick, flush):
    shapes = [(4096, 4096), (28672, 4096), (4096, 14336), (57344, 8192), (8192, 28672), (1024, 8192)]
    tokens = [1, 8, 64, 512, 4096] if quick else [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192]
    for n, k in shapes[:2] if quick else shapes:
        for m in tokens:
            x = torch.randn(m, k, device=DEVICE, dtype=torch.bfloat16)
            w = torch.randn(n, k, device=DEVICE, dtype=torch.bfloat16)
            write(op="gemm", dtype="bf16", tokens=m, n=n, k=k, flops=2 * m * n * k, bytes=2 * (n * k + m * k + m * n),
                  times=timed(lambda: lambda: F.linear(x, w), flush=flush))
            if has_fp8():
                # Row-major times column-major, widths divisible by 16; one scale per tensor. Engines accumulate fast.
                x8, w8 = x.to(torch.float8_e4m3fn), w.to(torch.float8_e4m3fn)
                one = torch.ones((), device=DEVICE, dtype=torch.float32)
                run = lambda: torch._scaled_mm(x8, w8.t(), scale_a=one, scale_b=one, out_dtype=torch.bfloat16, use_fast_accum=True)
                write(op="gemm", dtype="fp8", tokens=m, n=n, k=k, flops=2 * m * n * k, bytes=n * k + m * k + 2 * m * n,
                      times=timed(lambda: run, flush=flush))


def measure_attention(write, quick, flush):
    def normal(*shape):
        return torch.randn(*shape, device=DEVICE, dtype=torch.bfloat16)

    heads_list = [(32, 8, 128), (64, 8, 128), (32, 32, 128)]
    for heads, kv_heads, dim in heads_list[:1] if quick else heads_list:
        shape = dict(dtype="bf16", heads=heads, kv_heads=kv_heads, head_dim=dim)
        for length in [512, 4096] if quick else [128, 512, 1024, 2048, 4096, 8192, 16384, 32768]:
            def prefill():
                q, k, v = normal(1, heads, length, dim), normal(1, kv_heads, length, dim), normal(1, kv_heads, length, dim)
                return lambda: attention(q, k, v, causal=True)

            write(op="attention prefill", **shape, tokens=length, batch=1, context=length,
                  flops=4 * heads * dim * length * (length + 1) // 2, bytes=4 * kv_heads * dim * length,
                  times=timed(prefill, flush=flush))
        for batch in [1, 32] if quick else [1, 4, 16, 64, 256]:
            for context in [1024, 8192] if quick else [128, 512, 2048, 8192, 32768]:
                def decode():
                    q = normal(batch, heads, 1, dim)
                    # Keys and values apart: of one tensor the second read would come from the L2 cache.
                    k, v = normal(batch, kv_heads, context, dim), normal(batch, kv_heads, context, dim)
                    return lambda: attention(q, k, v)

                write(op="attention decode", **shape, tokens=batch, batch=batch, context=context,
                      flops=4 * heads * dim * batch * context, bytes=4 * kv_heads * dim * batch * context,
                      times=timed(decode, flush=flush))


class Stack:
    """Random weights in the shape of a decoder: grouped-query attention, then a gated feed-forward block or experts."""

    def __init__(self, layers, hidden, heads, kv_heads, inter, experts=0, active=0):
        self.layers, self.hidden, self.heads, self.kv_heads, self.dim = layers, hidden, heads, kv_heads, 128
        self.inter, self.experts, self.active = inter, experts, active
        make = lambda *shape: torch.randn(*shape, device=DEVICE, dtype=torch.bfloat16) * 0.02
        count = max(1, experts)
        self.blocks = [
            (make((heads + 2 * kv_heads) * self.dim, hidden), make(hidden, heads * self.dim),
             make(count, 2 * inter, hidden), make(count, hidden, inter))
            for _ in range(layers)
        ]

    def step(self, x, cache):
        """One pass of tokens x [tokens, hidden]; `cache` holds (keys, values) per layer or None for a prompt."""
        tokens = x.shape[0]
        for i, (qkv, out, up, down) in enumerate(self.blocks):
            h = F.rms_norm(x, (self.hidden,))
            q, k, v = F.linear(h, qkv).split([self.heads * self.dim, self.kv_heads * self.dim, self.kv_heads * self.dim], -1)
            if cache is None:
                shape = lambda t, n: t.view(1, tokens, n, self.dim).transpose(1, 2)
                a = attention(shape(q, self.heads), shape(k, self.kv_heads), shape(v, self.kv_heads), causal=True)
                a = a.transpose(1, 2).reshape(tokens, -1)
            else:
                keys, values = cache[i]
                a = attention(q.reshape(tokens, self.heads, 1, self.dim), keys, values).reshape(tokens, -1)
            x = x + F.linear(a, out)
            h = F.rms_norm(x, (self.hidden,))
            reached, rows = self.routed(tokens)
            for expert in range(reached):
                gate, wide = F.linear(h[:rows], up[expert]).chunk(2, -1)
                x[:rows] += F.linear(F.silu(gate) * wide, down[expert])
        return x

    def routed(self, tokens):
        """Experts that uniform routing reaches, and the tokens of each; which tokens does not change the time."""
        if self.experts == 0:
            return 1, tokens
        reached = max(self.active, round(self.experts * (1 - (1 - self.active / self.experts) ** tokens)))
        return reached, -(-tokens * self.active // reached)

    def cells(self):
        return dict(heads=self.heads, kv_heads=self.kv_heads, head_dim=self.dim, layers=self.layers, hidden=self.hidden,
                    inter=self.inter, experts=self.experts, active=self.active)

    def bytes_of_weights(self):
        return sum(2 * weight.numel() for block in self.blocks for weight in block)


def measure_stacks(write, quick):
    # Llama 3 8B, and eight layers of Mixtral 8x7B.
    stacks = [(32, 4096, 32, 8, 14336, 0, 0), (8, 4096, 32, 8, 14336, 8, 2)]
    for spec in stacks[:1] if quick else stacks:
        stack = Stack(*spec)
        for batch in [1, 32] if quick else [1, 4, 16, 64, 128, 256]:
            for context in [1024] if quick else [128, 1024, 4096, 16384, 32768]:
                kv = 4 * stack.layers * stack.kv_heads * stack.dim * batch * context
                row = dict(op="decode step", dtype="bf16", **stack.cells(), tokens=batch, batch=batch, context=context,
                           bytes=stack.bytes_of_weights() + kv)
                if kv + stack.bytes_of_weights() > 0.8 * torch.cuda.get_device_properties(0).total_memory:
                    write(**row, times="weights and cache fill the memory")
                    continue

                def decode():
                    one = lambda: torch.randn(batch, stack.kv_heads, context, stack.dim, device=DEVICE, dtype=torch.bfloat16)
                    cache = [(one(), one()) for _ in range(stack.layers)]
                    x = torch.randn(batch, stack.hidden, device=DEVICE, dtype=torch.bfloat16)
                    return graphed(lambda: stack.step(x.clone(), cache))

                write(**row, times=timed(decode))
                torch.cuda.empty_cache()
        for length in [1024] if quick else [128, 512, 2048, 8192, 32768]:
            x = torch.randn(length, stack.hidden, device=DEVICE, dtype=torch.bfloat16)
            write(op="prefill", dtype="bf16", **stack.cells(), tokens=length, batch=1, context=length,
                  bytes=stack.bytes_of_weights(), times=timed(lambda: lambda: stack.step(x.clone(), None), repeats=10))
        del stack
        torch.cuda.empty_cache()


def measure_launch(write):
    x = torch.zeros(1, device=DEVICE)
    write(op="launch", dtype="", tokens=1, times=timed(lambda: lambda: x.add_(1), repeats=200))
    times = timed(lambda: graphed(lambda: [x.add_(1) for _ in range(100)]), repeats=100)
    write(op="launch in graph", dtype="", tokens=1, times=times if isinstance(times, str) else tuple(time / 100 for time in times))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out")
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    if torch is None:
        sys.exit("PyTorch is not installed: pip install torch (2.5 or later, with CUDA)")
    if not torch.cuda.is_available():
        sys.exit("no CUDA device: run this on the GPU to be measured")
    properties = torch.cuda.get_device_properties(0)
    flush = torch.empty(256 * 2**20, dtype=torch.int8, device=DEVICE)
    with open(arguments.out, "w", newline="") as file, torch.inference_mode():
        file.write(f"# {properties.name}, {properties.total_memory} bytes, {properties.multi_processor_count} multiprocessors; "
                   f"PyTorch {torch.__version__}, CUDA {torch.version.cuda}; median, p10, p90 of CUDA-event times; "
                   "L2 flushed before each run of an operator; steps replayed as CUDA graphs\n")
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()

        def write(times, **row):
            if isinstance(times, str):
                print(f"left out: {row}: {times}", file=sys.stderr)
                return
            median, low, high = times
            writer.writerow({"gpu": properties.name, **row, "median_us": f"{median:.2f}", "p10_us": f"{low:.2f}", "p90_us": f"{high:.2f}"})
            file.flush()

        measure_launch(write)
        measure_gemm(write, arguments.quick, flush)
        measure_attention(write, arguments.quick, flush)
        measure_stacks(write, arguments.quick)


if __name__ == "__main__":
    main()
