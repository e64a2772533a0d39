using OrleansFlow.Tasks.Chains;

namespace OrleansFlow.Tasks.Phases;

/// <summary>Builds the operators and opens them, the last one first.</summary>
/// <param name="task">The task.</param>
internal sealed class InitializingPhase(ITaskPhaseContext task) : StepPhase(task)
{
    /// <inheritdoc />
    public override bool HoldsMails => true;

    /// <inheritdoc />
    protected override IEnumerable<Step> Steps()
    {
        Task.Report(ExecutionState.Initializing);
        OperatorChain chain = Task.BuildChain();
        for (int i = chain.Operators.Length - 1; i >= 0; i--)
        {
            yield return Step.Await(Task.Open.OpenAsync(chain.Operators[i]));
        }

        Task.State.Current = Operators.ChainState.NoOperator;
        Task.Report(ExecutionState.Running);
        Task.GoTo(new RunningPhase(Task, chain));
    }
}
