namespace OrleansFlow.Exchange;

/// <summary>The attempts that ended last, so that what is late for them can be told from what is early for others.</summary>
internal sealed class AttemptMemory
{
    private const int Kept = 8192;

    private readonly HashSet<ExecutionAttemptId> _known = [];
    private readonly Queue<ExecutionAttemptId> _order = new();

    public void Add(ExecutionAttemptId attempt)
    {
        if (!_known.Add(attempt))
        {
            return;
        }

        _order.Enqueue(attempt);
        if (_order.Count > Kept)
        {
            _known.Remove(_order.Dequeue());
        }
    }

    public bool Contains(ExecutionAttemptId attempt) => _known.Contains(attempt);
}
