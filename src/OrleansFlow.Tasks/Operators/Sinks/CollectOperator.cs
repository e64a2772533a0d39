using OrleansFlow.Tasks.Coordination.Collecting;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Operators.Sinks;

/// <summary>
/// Sends records to its coordinator, from which the client fetches them (CollectSinkOperator). One chunk is on its way at a
/// time and the next one is filled meanwhile; when that is full the chain is not available until the coordinator has room.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class CollectOperator<T> : DeferringOperator<T, object>
{
    private const int ChunkBytes = 64 * 1024;

    private readonly TypeSerializer<T> _serializer;
    private byte[] _buffer = new byte[1024];
    private int _length;
    private int _count;
    private long _nextNumber;
    private Task? _sending;
    private bool _finishing;

    public CollectOperator(OperatorScope scope, OperatorOutputs<object> outputs)
        : base(scope, outputs)
    {
        _serializer = scope.Types.For<T>();
        scope.OutputCount = static () => 0;
        scope.Unsaved = "records that wait for the client";
    }

    public override async ValueTask FinishAsync()
    {
        _finishing = true;
        if (_sending is { } sending)
        {
            await sending;
        }

        while (_count > 0)
        {
            await SendAsync();
        }

        while (!IsAccepted(await Scope.Coordinator.RequestAsync(CollectProtocol.End())))
        {
            // The client has not fetched all yet.
        }
    }

    protected override bool ProcessRecord(T value, long timestamp)
    {
        Chain.Current = Position;
        Append(value);
        SendIfIdle();
        return _length < ChunkBytes;
    }

    protected override bool Continue(out bool progress)
    {
        Chain.Current = Position;
        SendIfIdle();
        return progress = _length < ChunkBytes;
    }

    private static bool IsAccepted(byte[] answer) => answer.AsSpan().SequenceEqual(CollectProtocol.Accepted);

    private void Append(T value)
    {
        int room = _buffer.Length - _length;
        var writer = new DataWriter(_buffer.AsSpan(_length));
        try
        {
            _serializer.Serialize(value, ref writer);
            int written = writer.Position;
            if (written > room)
            {
                Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + written));
                writer.Written.CopyTo(_buffer.AsSpan(_length));
            }

            _length += written;
            _count++;
        }
        finally
        {
            writer.Dispose();
        }
    }

    private void SendIfIdle()
    {
        if (_sending is { IsCompleted: true } sent)
        {
            _sending = null;
            sent.GetAwaiter().GetResult();
        }

        if (_sending is null && _count > 0 && !_finishing)
        {
            _sending = SendAsync().AsTask();
            _sending.GetAwaiter().UnsafeOnCompleted(() => Chain.Mailbox.Post(static me => ((CollectOperator<T>)me!).OnSent(), this, Position));
        }
    }

    private void OnSent()
    {
        if (!_finishing)
        {
            Chain.Current = Position;
            SendIfIdle();
        }
    }

    private async ValueTask SendAsync()
    {
        byte[] chunk = CollectProtocol.Append(_nextNumber++, _count, _buffer.AsSpan(0, _length));
        _length = 0;
        _count = 0;
        while (!IsAccepted(await Scope.Coordinator.RequestAsync(chunk)))
        {
            // The client is behind.
        }
    }
}
