using System.Globalization;
using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>
/// Iterations (FLIP-176, org.apache.flink.iteration.Iterations): records of a stream re-enter it. Rounds are counted from the
/// end of the initial stream on; each is aligned over all subtasks, and functions that implement
/// <see cref="Functions.IIterationListener{TOut}"/> hear of their ends. What is fed back exerts no backpressure: what does not
/// fit into memory waits on disk. Event time within the body is that of the streams that come in; its end comes after the
/// iteration's.
/// </summary>
public static class IterationExtensions
{
    /// <summary>
    /// Iterates over a bounded stream until a round feeds nothing back, the criterion stream of the body has no record in a
    /// round, or a number of rounds is over (iterateBoundedStreamsUntilTermination).
    /// </summary>
    /// <typeparam name="TVariable">Type of the variable stream.</typeparam>
    /// <typeparam name="TOut">Type of the result.</typeparam>
    /// <param name="initial">The records of round 0; bounded.</param>
    /// <param name="body">Makes the body; called once, now.</param>
    /// <param name="maxRounds">How many rounds there are at most, at least 1; what the last one feeds back is dropped. Null for any number.</param>
    public static DataStream<TOut> IterateBounded<TVariable, TOut>(this DataStream<TVariable> initial, Func<IterationScope<TVariable>, IterationBody<TVariable, TOut>> body, int? maxRounds = null)
    {
        if (maxRounds < 1)
        {
            throw new JobSubmissionException(string.Create(CultureInfo.InvariantCulture, $"An iteration cannot have {maxRounds} rounds at most: it must be at least 1, or null for any number."));
        }

        return Iterate(initial, body, maxRounds ?? 0, isBounded: true);
    }

    /// <summary>
    /// Iterates over a stream that may never end (iterateUnboundedStreams). If all that comes in ends, the iteration ends when
    /// nothing is fed back any more.
    /// </summary>
    /// <typeparam name="TVariable">Type of the variable stream.</typeparam>
    /// <typeparam name="TOut">Type of the result.</typeparam>
    /// <param name="initial">The records that enter.</param>
    /// <param name="body">Makes the body; called once, now.</param>
    public static DataStream<TOut> IterateUnbounded<TVariable, TOut>(this DataStream<TVariable> initial, Func<IterationScope<TVariable>, IterationBody<TVariable, TOut>> body) =>
        Iterate(initial, body, 0, isBounded: false);

    private static DataStream<TOut> Iterate<TVariable, TOut>(DataStream<TVariable> initial, Func<IterationScope<TVariable>, IterationBody<TVariable, TOut>> body, int maxRounds, bool isBounded)
    {
        ArgumentNullException.ThrowIfNull(initial);
        ArgumentNullException.ThrowIfNull(body);
        StreamExecutionEnvironment environment = initial.ExecutionEnvironment;
        int iteration = environment.NextIteration();
        var head = new IterationHeadSpec<TVariable>(iteration, isBounded, hasCriterion: false, maxRounds);
        OperatorTransformation headTransformation = environment.AddOperator("Iteration Head", head, initial.Transformation);
        var scope = new IterationScope<TVariable>(new SingleOutputStreamOperator<TVariable>(environment, headTransformation), iteration, isBounded);
        IterationBody<TVariable, TOut> result = body(scope)
            ?? throw new JobSubmissionException("The body of an iteration returned null.");
        scope.CheckDependsOnVariable(result.Feedback.Transformation, "feedback");
        DataStream<TOut> output = scope.Exit(result.Output);
        environment.AddOperator("Iteration Tail", new IterationTailSpec<TVariable>(iteration), result.Feedback.Transformation);
        scope.CheckAllAreFedBack();
        headTransformation.ReplaceSpec(new IterationHeadSpec<TVariable>(iteration, isBounded, hasCriterion: result.Criterion is not null, maxRounds, scope.Variables));
        if (result.Criterion is { } addCriterion)
        {
            if (!isBounded)
            {
                throw new JobSubmissionException("An unbounded iteration has no criterion: remove Until, or use IterateBounded.");
            }

            addCriterion(environment, scope, iteration);
        }

        return output;
    }
}
