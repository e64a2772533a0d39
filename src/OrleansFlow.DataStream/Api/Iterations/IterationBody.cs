namespace OrleansFlow;

/// <summary>What the body of an iteration gives (org.apache.flink.iteration.IterationBodyResult).</summary>
/// <typeparam name="TVariable">Type of what is fed back.</typeparam>
/// <typeparam name="TOut">Type of the result.</typeparam>
/// <param name="Feedback">The records of the next round.</param>
/// <param name="Output">The result; the iteration's scope can take further streams out.</param>
public sealed record IterationBody<TVariable, TOut>(DataStream<TVariable> Feedback, DataStream<TOut> Output)
{
    /// <summary>What ends the iteration when it has no record in a round; null for none.</summary>
    internal Action<StreamExecutionEnvironment, IterationScope<TVariable>, int>? Criterion { get; private init; }

    /// <summary>The body, with a stream that ends the iteration when it has no record in a round (terminationCriteria).</summary>
    /// <typeparam name="T">Type of its records.</typeparam>
    /// <param name="criterion">The stream.</param>
    public IterationBody<TVariable, TOut> Until<T>(DataStream<T> criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return this with
        {
            Criterion = (environment, scope, iteration) =>
            {
                scope.CheckDependsOnVariable(criterion.Transformation, "criterion");
                environment.AddOperator("Iteration Criterion", new Graph.IterationCriterionSpec<T, TVariable>(iteration), criterion.Transformation);
            },
        };
    }
}
