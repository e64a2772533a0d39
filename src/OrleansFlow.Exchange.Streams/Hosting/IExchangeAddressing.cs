namespace OrleansFlow.Exchange.Streams;

/// <summary>Knows the subtask grains; whoever defines them registers it as a singleton service of the silo.</summary>
public interface IExchangeAddressing
{
    /// <summary>The grain of an execution attempt. Its key is <see cref="ExecutionAttemptId.ToString"/>.</summary>
    /// <param name="attempt">The attempt.</param>
    GrainId GetSubtaskGrain(ExecutionAttemptId attempt);
}
