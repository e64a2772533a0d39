namespace OrleansFlow.Execution;

/// <summary>What a finished job leaves (org.apache.flink.api.common.JobExecutionResult).</summary>
/// <param name="JobId">Id of the job.</param>
/// <param name="NetRuntime">From the start of the job to its end, without the time to hand it over.</param>
/// <param name="Accumulators">The accumulators' results, merged over the subtasks, by name.</param>
public sealed record JobExecutionResult(JobId JobId, TimeSpan NetRuntime, IReadOnlyDictionary<string, object?> Accumulators)
{
    /// <summary>The result of an accumulator.</summary>
    /// <typeparam name="T">Type of the result.</typeparam>
    /// <param name="name">Name of the accumulator.</param>
    /// <returns>The result; default if no subtask registered one of that name.</returns>
    /// <exception cref="InvalidCastException">The result is of another type.</exception>
    public T? GetAccumulatorResult<T>(string name) =>
        !Accumulators.TryGetValue(name, out object? value) || value is null ? default
        : value is T result ? result
        : throw new InvalidCastException($"Accumulator '{name}' of job {JobId} has a result of type {value.GetType()}, not {typeof(T)}.");
}
