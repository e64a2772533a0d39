using OrleansFlow.Configuration;
using OrleansFlow.Graph;
using OrleansFlow.Tasks.Iterations;
using OrleansFlow.Tasks.Operators;

namespace OrleansFlow.Tasks.Chains;

/// <content>Iterations.</content>
internal sealed partial class OperatorChainBuilder
{
    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(IterationHeadSpec<T> spec) => spec.IsBounded
        ? new BoundedHeadOperator<T>(Scope, Outputs<T>(), Feedback<T>(spec.Iteration), spec.HasCriterion)
        : new UnboundedHeadOperator<T>(Scope, Outputs<T>(), Feedback<T>(spec.Iteration));

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(IterationTailSpec<T> spec) =>
        new TailOperator<T>(Scope, Outputs<object>(), Feedback<T>(spec.Iteration));

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T, TVariable>(IterationCriterionSpec<T, TVariable> spec) =>
        new CriterionOperator<T, TVariable>(Scope, Outputs<object>(), Feedback<TVariable>(spec.Iteration));

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(IterationEnterSpec<T> spec) => new EnterOperator<T>(Scope, Outputs<T>());

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(IterationExitSpec<T> spec) => new ExitOperator<T>(Scope, Outputs<T>());

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T, TVariable>(IterationReplaySpec<T, TVariable> spec) =>
        new ReplayOperator<T, TVariable>(Scope, Outputs<T>());

    private FeedbackPort<T> Feedback<T>(int iteration)
    {
        ExecutionAttemptId attempt = _services.Descriptor.Attempt;
        var key = new FeedbackKey(attempt.Job, iteration, attempt.Subtask, attempt.Attempt);
        var configuration = new JobConfiguration(_services.Descriptor.Configuration);
        string directory = Path.Combine(configuration.Get(TaskOptions.TemporaryDirectory), $"orleansflow-{attempt.Job}-iteration-{iteration}-{attempt.Subtask}-{attempt.Attempt}");
        return new FeedbackPort<T>(
            _services.Network.Feedback,
            key,
            () => new FeedbackChannel<T>(_services.Types.For<T>(), _services.State.Runtime.Files, directory, configuration.Get(TaskOptions.FeedbackMemoryRecords)));
    }
}
