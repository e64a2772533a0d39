using OrleansFlow.Configuration;
using OrleansFlow.Graph;
using OrleansFlow.Tasks.Iterations;
using OrleansFlow.Tasks.Operators;

namespace OrleansFlow.Tasks.Chains;

/// <content>Iterations.</content>
internal sealed partial class OperatorChainBuilder
{
    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(IterationHeadSpec<T> spec)
    {
        (FeedbackChannel<T> feedback, Action release) = AcquireFeedback<T>(spec.Iteration);
        return new HeadOperator<T>(Scope, Outputs<T>(), feedback, release, spec.HasCriterion);
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(IterationTailSpec<T> spec)
    {
        (FeedbackChannel<T> feedback, Action release) = AcquireFeedback<T>(spec.Iteration);
        return new TailOperator<T>(Scope, Outputs<object>(), feedback, release);
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T, TVariable>(IterationCriterionSpec<T, TVariable> spec)
    {
        (FeedbackChannel<TVariable> feedback, Action release) = AcquireFeedback<TVariable>(spec.Iteration);
        return new CriterionOperator<T>(Scope, Outputs<object>(), feedback.AddCriterion, release);
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(IterationEnterSpec<T> spec) => new EnterOperator<T>(Scope, Outputs<T>());

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(IterationExitSpec<T> spec) => new ExitOperator<T>(Scope, Outputs<T>());

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T, TVariable>(IterationReplaySpec<T, TVariable> spec) =>
        new ReplayOperator<T, TVariable>(Scope, Outputs<T>());

    private (FeedbackChannel<T> Channel, Action Release) AcquireFeedback<T>(int iteration)
    {
        ExecutionAttemptId attempt = _services.Descriptor.Attempt;
        var key = new FeedbackKey(attempt.Job, iteration, attempt.Subtask, attempt.Attempt);
        var configuration = new JobConfiguration(_services.Descriptor.Configuration);
        string directory = Path.Combine(configuration.Get(TaskOptions.TemporaryDirectory), $"orleansflow-{attempt.Job}", $"iteration-{iteration}-{attempt.Subtask}-{attempt.Attempt}");
        FeedbackHub hub = _services.Network.Feedback;
        FeedbackChannel<T> channel = hub.Acquire(
            key,
            () => new FeedbackChannel<T>(_services.Types.For<T>(), _services.State.Runtime.Files, directory, configuration.Get(TaskOptions.FeedbackMemoryRecords)));
        return (channel, () => hub.Release(key));
    }
}
