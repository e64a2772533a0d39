using OrleansFlow.Tasks.Iterations;

namespace OrleansFlow.Tasks.Coordination.Iterations;

/// <summary>
/// Aligns the rounds of an iteration over all subtasks of its head, and ends it (org.apache.flink.iteration.operator.coordinator.SharedProgressAligner):
/// when a round fed nothing back, when the criterion stream had no record in it, or after the greatest number of rounds.
/// </summary>
/// <param name="context">The subtasks.</param>
/// <param name="hasCriterion">Whether there is a criterion stream.</param>
/// <param name="maxRounds">How many rounds there are at most; 0 for any number.</param>
internal sealed class IterationCoordinator(IOperatorCoordinatorContext context, bool hasCriterion, int maxRounds) : IOperatorCoordinator
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, (int Attempt, long Records, long Criterion)> _reports = [];
    private int _epoch;

    public ValueTask StartAsync() => ValueTask.CompletedTask;

    public ValueTask HandleEventAsync(int subtask, int attempt, byte[] operatorEvent)
    {
        (int epoch, long records, long criterion) = IterationProtocol.ReadReport(operatorEvent);
        lock (_lock)
        {
            if (epoch != _epoch)
            {
                throw new OrleansFlowException($"Subtask {subtask} of iteration '{context.OperatorName}' reports round {epoch}, but round {_epoch} is being aligned.");
            }

            _reports[subtask] = (attempt, records, criterion);
            if (_reports.Count == context.Parallelism)
            {
                byte[] answer = IterationProtocol.Aligned(epoch, Decide());
                foreach ((int index, (int of, long _, long _)) in _reports)
                {
                    context.SendEvent(index, of, answer);
                }

                _reports.Clear();
                _epoch++;
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<byte[]> HandleRequestAsync(int subtask, int attempt, byte[] request, CancellationToken cancellationToken) =>
        ValueTask.FromException<byte[]>(new OrleansFlowException($"The coordinator of iteration '{context.OperatorName}' takes events only, no requests."));

    public ValueTask SubtaskReadyAsync(int subtask, int attempt) => ValueTask.CompletedTask;

    public ValueTask SubtaskFailedAsync(int subtask, int attempt)
    {
        lock (_lock)
        {
            // Heads are restarted together, and begin anew.
            _reports.Clear();
            _epoch = 0;
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private RoundDecision Decide()
    {
        if (_epoch == 0)
        {
            return RoundDecision.Begin;
        }

        if (maxRounds > 0 && _epoch >= maxRounds)
        {
            return RoundDecision.End;
        }

        long records = 0;
        long criterion = 0;
        foreach ((int _, long fedBack, long ofCriterion) in _reports.Values)
        {
            records += fedBack;
            criterion += ofCriterion;
        }

        return records == 0 || (hasCriterion && criterion == 0) ? RoundDecision.EndAfterLast : RoundDecision.Begin;
    }
}
