namespace OrleansFlow.Functions;

/// <summary>What happens by default when a record's time is over.</summary>
internal static class AsyncTimeout
{
    public static TimeoutException Expired(TimeSpan timeout) => new(
        $"An asynchronous call was not complete within {timeout.TotalMilliseconds} ms; raise the timeout given to the operator, or override Timeout of the function to go on without a result.");
}
