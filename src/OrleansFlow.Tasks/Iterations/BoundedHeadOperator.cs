using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Iterations;

/// <summary>
/// The head of a bounded iteration. What is fed back in a round waits here until all heads have come to the round's end, so
/// that the body sees the records of one round between the ends of two. (Flink's head lets records run ahead of the rounds,
/// and they carry their round with them; what a listener can tell is the same.)
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="scope">Place and name.</param>
/// <param name="outputs">The body.</param>
/// <param name="links">The feedback, and the heads of the other variable streams.</param>
/// <param name="hasCriterion">Whether there is a criterion stream.</param>
internal sealed class BoundedHeadOperator<T>(OperatorScope scope, OperatorOutputs<T> outputs, HeadLinks<T> links, bool hasCriterion) : HeadOperator<T>(scope, outputs, links)
{
    private const int None = -1;

    private int _running = None;
    private int _releasing = None;
    private RoundDecision _decision;

    protected override bool TakesAtOnce => false;

    protected override bool MayTake => _releasing != None;

    protected override void OnAligned(int epoch, RoundDecision decision)
    {
        if (decision == RoundDecision.End)
        {
            End();
        }
        else if (epoch == 0)
        {
            Begin(0);
        }
        else
        {
            (_releasing, _decision) = (epoch, decision);
        }
    }

    protected override void OnRoundTaken(int epoch)
    {
        int next = _releasing;
        _releasing = None;
        if (_decision == RoundDecision.Begin)
        {
            Begin(next);
        }
        else
        {
            End();
        }
    }

    protected override bool TryReport()
    {
        if (_running == None || !Feedback.TryTakeRound(_running, hasCriterion, out long records, out long criterion))
        {
            return false;
        }

        int next = _running + 1;
        _running = None;
        Report(next, records, criterion);
        return true;
    }

    private void Begin(int epoch)
    {
        _running = epoch;
        BeginRound(epoch);
    }
}
