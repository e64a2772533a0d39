using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Iterations;

/// <summary>
/// The head of an unbounded iteration: what is fed back is processed as it comes. Rounds are counted only after the end of the
/// initial stream, to find out when nothing is on its way any more: all that a head has emitted before the end of round e comes
/// back before that end, so if nothing came between the ends of two rounds anywhere, nothing will come.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="scope">Place and name.</param>
/// <param name="outputs">The body.</param>
/// <param name="links">The feedback, and the heads of the other variable streams.</param>
internal sealed class UnboundedHeadOperator<T>(OperatorScope scope, OperatorOutputs<T> outputs, HeadLinks<T> links) : HeadOperator<T>(scope, outputs, links)
{
    protected override bool TakesAtOnce => true;

    protected override bool MayTake => true;

    protected override void OnAligned(int epoch, RoundDecision decision)
    {
        if (decision == RoundDecision.Begin)
        {
            BeginRound(EpochWatermarkEvent.FirstProbe + epoch);
        }
        else
        {
            End();
        }
    }

    protected override void OnRoundTaken(int epoch)
    {
        if (!Feedback.TryTakeRound(epoch, hasCriterion: false, out long records, out _))
        {
            throw new OrleansFlowException($"Iteration head '{Scope.Name}' has taken the end of round {epoch}, which has not been announced.");
        }

        Report(epoch - EpochWatermarkEvent.FirstProbe + 1, records, 0);
    }

    protected override bool TryReport() => false;
}
