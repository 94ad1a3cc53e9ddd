#!/usr/bin/env python3
"""Measures on one NVIDIA GPU what no public table gives, as a CSV with its method in the first lines.

    python3 scripts/measure-gpu.py OUT.csv [--quick]

Needs PyTorch 2.5 or later with CUDA (grouped queries in scaled_dot_product_attention); nothing else. Not run so far: no GPU was at hand.
Shapes that do not fit into the GPU's memory are named on standard error and left out.

What it measures (median of repeated runs, CUDA events, L2 cache flushed between runs unless a CUDA graph says otherwise):
  gemm         y = x W^T by tokens, width and depth, in bf16 and (from Ada and Hopper on) fp8 through torch._scaled_mm
  attention    prefill and decode of scaled_dot_product_attention by batch, context, heads and KV heads, in bf16
  step         one decode step of random weights with the shapes of Llama 3 8B and of a Mixtral-like layer stack, CUDA graph, batch 1 to 256,
               context 128 to 32k
  prefill      one prompt of the same stacks, 128 to 32k tokens
  launch       an empty kernel, alone and inside a CUDA graph of 100

Columns: op, dtype, tokens, n, k, batch, context, heads, kv_heads, head_dim, model, median_us, p10_us, p90_us, flops, bytes.
Hold it against the model with the ratios flops / (median * peak) and bytes / (median * bandwidth).
"""

import argparse
import csv
import statistics
import sys

try:
    import torch
    import torch.nn.functional as F
except ModuleNotFoundError:  # --help works without it; main() says what is missing
    torch = F = None

DEVICE = "cuda"
COLUMNS = ["op", "dtype", "tokens", "n", "k", "batch", "context", "heads", "kv_heads", "head_dim", "model",
           "median_us", "p10_us", "p90_us", "flops", "bytes"]


def timed(run, repeats=30, warmup=5, flush=None):
    """Median, first and ninth decile of `run` in microseconds; None where it needs more memory than there is."""
    try:
        for _ in range(warmup):
            run()
        torch.cuda.synchronize()
    except torch.cuda.OutOfMemoryError:
        torch.cuda.empty_cache()
        return None
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
                  times=timed(lambda: F.linear(x, w), flush=flush))
            if has_fp8() and m % 16 == 0:
                x8, w8 = x.to(torch.float8_e4m3fn), w.to(torch.float8_e4m3fn)
                one = torch.ones((), device=DEVICE)
                run = lambda: torch._scaled_mm(x8, w8.t(), scale_a=one, scale_b=one, out_dtype=torch.bfloat16)
                write(op="gemm", dtype="fp8", tokens=m, n=n, k=k, flops=2 * m * n * k, bytes=n * k + m * k + 2 * m * n,
                      times=timed(run, flush=flush))


def measure_attention(write, quick, flush):
    heads_list = [(32, 8, 128), (64, 8, 128), (32, 32, 128)]
    for heads, kv_heads, dim in heads_list[:1] if quick else heads_list:
        for length in [512, 4096] if quick else [128, 512, 1024, 2048, 4096, 8192, 16384, 32768]:
            q = torch.randn(1, heads, length, dim, device=DEVICE, dtype=torch.bfloat16)
            kv = torch.randn(1, kv_heads, length, dim, device=DEVICE, dtype=torch.bfloat16)
            run = lambda: F.scaled_dot_product_attention(q, kv, kv, is_causal=True, enable_gqa=True)
            write(op="attention prefill", dtype="bf16", tokens=length, batch=1, context=length, heads=heads, kv_heads=kv_heads,
                  head_dim=dim, flops=4 * heads * dim * length * (length + 1) // 2, bytes=4 * kv_heads * dim * length,
                  times=timed(run, flush=flush))
        for batch in [1, 32] if quick else [1, 4, 16, 64, 256]:
            for context in [1024, 8192] if quick else [128, 512, 2048, 8192, 32768]:
                if 4 * batch * context * kv_heads * dim > 20e9:
                    continue
                q = torch.randn(batch, heads, 1, dim, device=DEVICE, dtype=torch.bfloat16)
                k = torch.randn(batch, kv_heads, context, dim, device=DEVICE, dtype=torch.bfloat16)
                v = torch.randn_like(k)
                run = lambda: F.scaled_dot_product_attention(q, k, v, enable_gqa=True)
                write(op="attention decode", dtype="bf16", tokens=batch, batch=batch, context=context, heads=heads,
                      kv_heads=kv_heads, head_dim=dim, flops=4 * heads * dim * batch * context,
                      bytes=4 * kv_heads * dim * batch * context, times=timed(run, flush=flush))


class Stack:
    """Random weights in the shape of a decoder: grouped-query attention, then a gated feed-forward block or experts."""

    def __init__(self, name, layers, hidden, heads, kv_heads, inter, experts=0, active=0):
        self.name, self.layers, self.hidden, self.heads, self.kv_heads, self.dim = name, layers, hidden, heads, kv_heads, 128
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
                a = F.scaled_dot_product_attention(shape(q, self.heads), shape(k, self.kv_heads), shape(v, self.kv_heads),
                                                   is_causal=True, enable_gqa=True)
                a = a.transpose(1, 2).reshape(tokens, -1)
            else:
                keys, values = cache[i]
                a = F.scaled_dot_product_attention(q.view(tokens, self.heads, 1, self.dim), keys, values, enable_gqa=True)
                a = a.reshape(tokens, -1)
            x = x + F.linear(a, out)
            h = F.rms_norm(x, (self.hidden,))
            for expert in range(max(1, self.active)):
                # Each token takes the same number of experts; which ones does not change the time of a dense product.
                share = h if self.experts == 0 else h[: max(1, tokens * self.active // self.experts)]
                for chosen in range(1 if self.experts == 0 else min(self.experts, max(self.active, share.shape[0])) // self.active):
                    gate, wide = F.linear(share, up[(expert + chosen) % up.shape[0]]).chunk(2, -1)
                    part = F.linear(F.silu(gate) * wide, down[(expert + chosen) % down.shape[0]])
                    x[: part.shape[0]] += part
        return x

    def bytes_of_weights(self):
        return sum(2 * weight.numel() for block in self.blocks for weight in block)


def measure_stacks(write, quick):
    stacks = [("llama-3-8b shape", 32, 4096, 32, 8, 14336, 0, 0), ("mixtral shape, 8 layers", 8, 4096, 32, 8, 14336, 8, 2)]
    for spec in stacks[:1] if quick else stacks:
        stack = Stack(*spec)
        for batch in [1, 32] if quick else [1, 4, 16, 64, 128, 256]:
            for context in [1024] if quick else [128, 1024, 4096, 16384, 32768]:
                kv = 4 * stack.layers * stack.kv_heads * stack.dim * batch * context
                if kv + stack.bytes_of_weights() > 0.8 * torch.cuda.get_device_properties(0).total_memory:
                    continue
                cache = [(torch.randn(batch, stack.kv_heads, context, stack.dim, device=DEVICE, dtype=torch.bfloat16),) * 2
                         for _ in range(stack.layers)]
                x = torch.randn(batch, stack.hidden, device=DEVICE, dtype=torch.bfloat16)
                replay = graphed(lambda: stack.step(x.clone(), cache))
                write(op="decode step", dtype="bf16", model=stack.name, tokens=batch, batch=batch, context=context,
                      bytes=stack.bytes_of_weights() + kv, times=timed(replay))
                del cache, replay
                torch.cuda.empty_cache()
        for length in [1024] if quick else [128, 512, 2048, 8192, 32768]:
            x = torch.randn(length, stack.hidden, device=DEVICE, dtype=torch.bfloat16)
            write(op="prefill", dtype="bf16", model=stack.name, tokens=length, batch=1, context=length,
                  bytes=stack.bytes_of_weights(), times=timed(lambda: stack.step(x.clone(), None), repeats=10))
        del stack
        torch.cuda.empty_cache()


def measure_launch(write):
    x = torch.zeros(1, device=DEVICE)
    write(op="launch", dtype="", tokens=1, times=timed(lambda: x.add_(1), repeats=200))
    replay = graphed(lambda: [x.add_(1) for _ in range(100)])
    median, low, high = timed(replay, repeats=100)
    write(op="launch in graph of 100", dtype="", tokens=100, times=(median / 100, low / 100, high / 100))


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
            if times is None:
                print(f"left out for want of memory: {row}", file=sys.stderr)
                return
            median, low, high = times
            writer.writerow({**row, "median_us": f"{median:.2f}", "p10_us": f"{low:.2f}", "p90_us": f"{high:.2f}"})
            file.flush()

        measure_launch(write)
        measure_gemm(write, arguments.quick, flush)
        measure_attention(write, arguments.quick, flush)
        measure_stacks(write, arguments.quick)


if __name__ == "__main__":
    main()
