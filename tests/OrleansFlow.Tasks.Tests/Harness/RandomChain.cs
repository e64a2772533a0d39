using System.Globalization;
using OrleansFlow.Functions;
using OrleansFlow.Sinks;

namespace OrleansFlow.Tasks.Tests.Harness;

/// <summary>A chain of random operators, with branches, each of which notes its calls; one of them may fail at some record.</summary>
internal sealed class RandomChain(Random random)
{
    private readonly List<string> _events = [];
    private readonly Queue<TaskCompletionSource> _writes = new();
    private readonly List<int> _emitting = [];
    private int _next;
    private int _failAt = random.Next(3) == 0 ? int.MaxValue : random.Next(30_000);

    public Chain Chain { get; } = new() { ObjectReuse = random.Next(4) == 0 };

    public void AddOperators(int first)
    {
        _next = first;
        AddLine(random.Next(1, 14));
        for (int branches = random.Next(3); branches > 0; branches--)
        {
            Chain.BranchFrom(_emitting[random.Next(_emitting.Count)]);
            AddLine(random.Next(1, 4));
        }

        if (random.Next(2) == 0)
        {
            Chain.BranchFrom(_emitting[^1]).Map((int v) => v, "Last").To("out");
        }
    }

    public Outcome Run(TaskBench bench, StreamTask task)
    {
        task.Start();
        bench.Scheduler.RunAll();
        while (_writes.TryDequeue(out TaskCompletionSource? write))
        {
            write.SetResult();
            bench.Scheduler.RunAll();
        }

        Assert.True(task.State is ExecutionState.Finished or ExecutionState.Failed);
        string counts = string.Join(' ', task.GetMetrics().Operators.Select(static o => $"{o.Name}:{o.RecordsIn}/{o.RecordsOut}"));
        string failure = bench.Host.Failure is { } error ? $"{error.Operator}: {error.Message}" : "";
        return new Outcome(_events, failure, counts, [.. Texts(bench, "out"), .. Texts(bench, "side"), .. Texts(bench, "branch")]);
    }

    private static IEnumerable<string> Texts(TaskBench bench, string edge) =>
        bench.Network.Edge(edge).TakeAll<int>().Select(value => $"{edge} {value}");

    private void AddLine(int length)
    {
        for (; length > 0; length--)
        {
            Add(_next);
            _emitting.Add(_next++);
        }

        if (random.Next(3) > 0)
        {
            Chain.Sink(new NotingSink(this, random.Next(3) == 0 ? 7 : int.MaxValue), $"Sink {_next++}");
        }
        else
        {
            Chain.Map((int v) => Note("end", v), $"End {_next++}");
        }
    }

    private void Add(int node)
    {
        string name = $"{node}";
        switch (random.Next(8))
        {
            case 0 or 1:
                Chain.Map((int v) => Note(name, v) + 1, name);
                break;
            case 2:
                Chain.Filter((int v) => Note(name, v) % 3 != 0, name);
                break;
            case 3:
                Chain.Push<int, int>(
                    (v, collector) =>
                    {
                        for (int i = Note(name, v) % 3; i > 0; i--)
                        {
                            collector.Collect(v + i);
                            Note(name, v);
                        }
                    },
                    name);
                break;
            case 4:
                Chain.Pull((int v) => Enumerable.Repeat(Note(name, v), v & 1), name);
                break;
            case 5:
                var side = new OutputTag<int>("side");
                Chain.Process(new Sides(this, name, side), name).Also(node, Chain.ToEdge("side", side));
                break;
            case 6:
                Chain.Map((int v) => new Box { Value = Note(name, v) }, name);
                Chain.Map((Box box) => Note(name, box.Value++), $"{name} unboxed");
                _next++;
                break;
            default:
                Chain.Map((int v) => Note(name, v), name).Also(node, Chain.ToEdge("branch"));
                break;
        }
    }

    private int Note(string name, int value)
    {
        _events.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {value}"));
        return _failAt-- == 0 ? throw new InvalidOperationException($"failed at {value} in {name}") : value & int.MaxValue;
    }

    private sealed class Sides(RandomChain chain, string name, OutputTag<int> side) : ProcessFunction<int, int>
    {
        public override void ProcessElement(int value, IProcessContext context, ICollector<int> output)
        {
            chain.Note(name, value);
            chain._events.Add($"{context.Timestamp}");
            if (value % 5 == 0)
            {
                context.Output(side, value);
                chain.Note(name, value);
            }

            output.Collect(value);
        }
    }

    private sealed class NotingSink(RandomChain chain, int pendingEvery) : ISink<int>, ISinkWriter<int>
    {
        public ValueTask<ISinkWriter<int>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken) => new(this);

        public ValueTask WriteAsync(int element, long timestamp)
        {
            chain.Note($"sink@{timestamp}", element);
            if (element % pendingEvery != 1)
            {
                return ValueTask.CompletedTask;
            }

            var write = new TaskCompletionSource();
            chain._writes.Enqueue(write);
            return new(write.Task);
        }

        public ValueTask WriteWatermarkAsync(long watermark)
        {
            chain._events.Add($"watermark {watermark}");
            return ValueTask.CompletedTask;
        }

        public ValueTask FlushAsync(bool endOfInput, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
