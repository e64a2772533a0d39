namespace OrleansFlow.Exchange;

/// <summary>Producers that failed before their consumer had opened its gate: it is told when it does. Only the last ones are kept.</summary>
internal sealed class FailureMemory
{
    private const int Kept = 1024;

    private readonly Dictionary<ExecutionAttemptId, (string Reason, bool IsCancellation)> _known = [];
    private readonly Queue<ExecutionAttemptId> _order = new();

    public bool IsEmpty => _known.Count == 0;

    public void Add(ExecutionAttemptId producer, string reason, bool isCancellation)
    {
        if (!_known.TryAdd(producer, (reason, isCancellation)))
        {
            return;
        }

        _order.Enqueue(producer);
        if (_order.Count > Kept)
        {
            _known.Remove(_order.Dequeue());
        }
    }

    public bool TryGet(ExecutionAttemptId producer, out string reason, out bool isCancellation)
    {
        bool isKnown = _known.TryGetValue(producer, out (string Reason, bool IsCancellation) failure);
        (reason, isCancellation) = failure;
        return isKnown;
    }
}
