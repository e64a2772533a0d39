using OrleansFlow.Graph;
using OrleansFlow.Tasks.Iterations;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Tests.Harness;

/// <summary>A network whose edges have one channel each; several tasks of a test share the edges.</summary>
internal sealed class FakeNetwork(SortedDictionary<string, FakeEdge> edges) : ITaskNetwork
{
    public FakeNetwork()
        : this([])
    {
    }

    public int BatchSize { get; set; } = 4;

    public FeedbackHub Feedback { get; init; } = new();

    public bool Disposed { get; private set; }

    public FakeEdge Edge(string id)
    {
        if (!edges.TryGetValue(id, out FakeEdge? edge))
        {
            edges.Add(id, edge = new FakeEdge(id));
        }

        return edge;
    }

    public FakeNetwork ForAnotherTask() => new(edges) { BatchSize = BatchSize, Feedback = Feedback };

    public ResultPartition<T> OpenPartition<T>(string edgeId, PartitionerSpec partitioner, TypeSerializer<T> serializer, TypeRegistry types, ITaskWaker waker)
    {
        Edge(edgeId).Producer = waker;
        return new FakePartition<T>(Edge(edgeId), BatchSize);
    }

    public InputGate OpenGate<T>(string edgeId, TypeSerializer<T> serializer, ITaskWaker waker)
    {
        Edge(edgeId).Consumer = waker;
        return new FakeGate(Edge(edgeId));
    }

    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }

    private sealed class FakeGate(FakeEdge edge) : InputGate
    {
        private long _records;
        private bool _blocked;

        public override string EdgeId => edge.Id;

        public override int ChannelCount => 1;

        public override GateMetrics Metrics => new(_records, 0, edge.Batches.Count);

        public override bool TryTake(out int channel, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out RecordBatch batch)
        {
            channel = 0;
            if (edge.Failure is { } failure)
            {
                throw failure;
            }

            batch = null;
            if (_blocked || !edge.Batches.TryDequeue(out batch))
            {
                return false;
            }

            _records += batch.Count;
            edge.OnTaken();
            return true;
        }

        public override void Block(int channel) => _blocked = true;

        public override void Resume(int channel) => _blocked = false;

        public override void Abort() => edge.ConsumerAborted = true;
    }

    private sealed class FakePartition<T>(FakeEdge edge, int batchSize) : ResultPartition<T>
    {
        private readonly Queue<RecordBatch<T>> _waiting = new();
        private RecordBatch<T>? _open;
        private long _records;

        public override string EdgeId => edge.Id;

        public override bool IsAvailable
        {
            get
            {
                Hand();
                return _waiting.Count == 0 && edge.HasCredit;
            }
        }

        public override PartitionMetrics Metrics => new(_records, 0, 0, _waiting.Count);

        public override void Emit(T value, long timestamp)
        {
            if (edge.EmitFailure is { } failure)
            {
                throw failure;
            }

            _records++;
            _open ??= RecordBatch<T>.Rent();
            _open.Add(value, timestamp);
            if (_open.Count >= batchSize)
            {
                Flush();
            }
        }

        public override void Broadcast(StreamEvent streamEvent) => (_open ??= RecordBatch<T>.Rent()).AddEvent(streamEvent);

        public override void Flush()
        {
            if (_open is not null)
            {
                _waiting.Enqueue(_open);
                _open = null;
            }

            Hand();
        }

        public override async ValueTask DrainAsync()
        {
            Flush();
            while (_waiting.Count > 0)
            {
                await edge.Taken.Task;
                Hand();
            }
        }

        public override void Abort(Exception? cause) => edge.ProducerAborted = true;

        private void Hand()
        {
            while (edge.HasCredit && _waiting.TryDequeue(out RecordBatch<T>? batch))
            {
                edge.Put(batch);
            }
        }
    }
}
