namespace OrleansFlow.Functions;

/// <summary>
/// When an asynchronous call is made again (org.apache.flink.streaming.api.functions.async.AsyncRetryStrategy). The record's
/// timeout covers all attempts together. Immutable, and captured with the program.
/// </summary>
/// <typeparam name="TOut">Type of the results.</typeparam>
public sealed class AsyncRetryStrategy<TOut>
{
    private AsyncRetryStrategy(int maxAttempts, TimeSpan initialDelay, double multiplier, TimeSpan maxDelay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(initialDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(multiplier, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDelay, initialDelay);
        MaxAttempts = maxAttempts;
        InitialDelay = initialDelay;
        Multiplier = multiplier;
        MaxDelay = maxDelay;
    }

    /// <summary>How often the call is made at most, the first time included; at least 1.</summary>
    public int MaxAttempts { get; }

    /// <summary>The pause before the second attempt.</summary>
    public TimeSpan InitialDelay { get; }

    /// <summary>By what each pause is longer than the one before; at least 1.</summary>
    public double Multiplier { get; }

    /// <summary>The longest pause.</summary>
    public TimeSpan MaxDelay { get; }

    /// <summary>The results after which the call is made again; null for none.</summary>
    public Func<IReadOnlyCollection<TOut>, bool>? ResultPredicate { get; private init; }

    /// <summary>The exceptions after which the call is made again; null for none.</summary>
    public Func<Exception, bool>? ExceptionPredicate { get; private init; }

    /// <summary>The same pause before each attempt (AsyncRetryStrategies.FixedDelayRetryStrategy).</summary>
    /// <param name="maxAttempts">How often the call is made at most, the first time included; at least 1.</param>
    /// <param name="delay">The pause; not negative.</param>
    public static AsyncRetryStrategy<TOut> FixedDelay(int maxAttempts, TimeSpan delay) => new(maxAttempts, delay, 1, delay);

    /// <summary>Longer and longer pauses (AsyncRetryStrategies.ExponentialBackoffDelayRetryStrategy).</summary>
    /// <param name="maxAttempts">How often the call is made at most, the first time included; at least 1.</param>
    /// <param name="initialDelay">The first pause; not negative.</param>
    /// <param name="maxDelay">The longest pause; not less than the first.</param>
    /// <param name="multiplier">By what each pause is longer than the one before; at least 1.</param>
    public static AsyncRetryStrategy<TOut> ExponentialBackoff(int maxAttempts, TimeSpan initialDelay, TimeSpan maxDelay, double multiplier) =>
        new(maxAttempts, initialDelay, multiplier, maxDelay);

    /// <summary>The strategy, also for results of a kind.</summary>
    /// <param name="predicate">Whether the call is to be made again.</param>
    public AsyncRetryStrategy<TOut> IfResult(Func<IReadOnlyCollection<TOut>, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return new(MaxAttempts, InitialDelay, Multiplier, MaxDelay) { ResultPredicate = predicate, ExceptionPredicate = ExceptionPredicate };
    }

    /// <summary>The strategy, also for exceptions of a kind.</summary>
    /// <param name="predicate">Whether the call is to be made again.</param>
    public AsyncRetryStrategy<TOut> IfException(Func<Exception, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return new(MaxAttempts, InitialDelay, Multiplier, MaxDelay) { ResultPredicate = ResultPredicate, ExceptionPredicate = predicate };
    }

    /// <summary>The pause before the next attempt.</summary>
    /// <param name="attempts">How many were made; at least 1.</param>
    public TimeSpan DelayAfter(int attempts)
    {
        double delay = InitialDelay.Ticks * Math.Pow(Multiplier, attempts - 1);
        return delay >= MaxDelay.Ticks ? MaxDelay : TimeSpan.FromTicks((long)delay);
    }
}
