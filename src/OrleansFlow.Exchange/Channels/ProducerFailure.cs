namespace OrleansFlow.Exchange;

/// <summary>How the end of one side is told to the other.</summary>
internal static class ProducerFailure
{
    public static string Describe(ExecutionAttemptId producer, Exception? cause) => cause is null
        ? $"the producer {producer} was cancelled."
        : $"the producer {producer} failed: {cause.GetType().Name}: {cause.Message}";
}
