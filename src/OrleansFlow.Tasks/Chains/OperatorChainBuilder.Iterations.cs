using OrleansFlow.Configuration;
using OrleansFlow.Graph;
using OrleansFlow.Tasks.Iterations;
using OrleansFlow.Tasks.Operators;

namespace OrleansFlow.Tasks.Chains;

/// <content>Iterations.</content>
internal sealed partial class OperatorChainBuilder
{
    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(IterationHeadSpec<T> spec) => spec.IsBounded
        ? new BoundedHeadOperator<T>(Scope, Outputs<T>(), Links<T>(spec.Iteration, 0, spec.Variables), spec.HasCriterion)
        : new UnboundedHeadOperator<T>(Scope, Outputs<T>(), Links<T>(spec.Iteration, 0, spec.Variables));

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(IterationVariableSpec<T> spec) => spec.IsBounded
        ? new BoundedHeadOperator<T>(Scope, Outputs<T>(), Links<T>(spec.Iteration, spec.Variable, 0), hasCriterion: false)
        : new UnboundedHeadOperator<T>(Scope, Outputs<T>(), Links<T>(spec.Iteration, spec.Variable, 0));

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(IterationTailSpec<T> spec) =>
        new TailOperator<T>(Scope, Outputs<object>(), Feedback<T>(spec.Iteration, spec.Variable));

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T, TVariable>(IterationCriterionSpec<T, TVariable> spec) =>
        new CriterionOperator<T, TVariable>(Scope, Outputs<object>(), Feedback<TVariable>(spec.Iteration, 0));

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(IterationEnterSpec<T> spec) => new EnterOperator<T>(Scope, Outputs<T>());

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(IterationExitSpec<T> spec) => new ExitOperator<T>(Scope, Outputs<T>());

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T, TVariable>(IterationReplaySpec<T, TVariable> spec) =>
        new ReplayOperator<T, TVariable>(Scope, Outputs<T>());

    private HeadLinks<T> Links<T>(int iteration, int variable, int ledHeads) => new(
        Feedback<T>(iteration, variable),
        new FeedbackPort<HeadGroup>(_services.Network.Feedback, FeedbackKey(iteration, Iterations.FeedbackKey.Heads), static () => new HeadGroup()),
        ledHeads);

    private FeedbackPort<FeedbackChannel<T>> Feedback<T>(int iteration, int variable)
    {
        ExecutionAttemptId attempt = _services.Descriptor.Attempt;
        var configuration = new JobConfiguration(_services.Descriptor.Configuration);
        string directory = Path.Combine(configuration.Get(TaskOptions.TemporaryDirectory), $"orleansflow-{attempt.Job}-iteration-{iteration}-{variable}-{attempt.Subtask}-{attempt.Attempt}");
        return new FeedbackPort<FeedbackChannel<T>>(
            _services.Network.Feedback,
            FeedbackKey(iteration, variable),
            () => new FeedbackChannel<T>(_services.Types.For<T>(), _services.State.Runtime.Files, directory, configuration.Get(TaskOptions.FeedbackMemoryRecords)));
    }

    private FeedbackKey FeedbackKey(int iteration, int variable)
    {
        ExecutionAttemptId attempt = _services.Descriptor.Attempt;
        return new FeedbackKey(attempt.Job, iteration, variable, attempt.Subtask, attempt.Attempt);
    }
}
