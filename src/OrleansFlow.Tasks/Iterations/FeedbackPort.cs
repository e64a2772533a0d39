namespace OrleansFlow.Tasks.Iterations;

/// <summary>An operator's end of a feedback channel, from its opening to its closing.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="hub">Where the ends meet.</param>
/// <param name="key">Names the channel.</param>
/// <param name="create">Makes it.</param>
internal sealed class FeedbackPort<T>(FeedbackHub hub, FeedbackKey key, Func<FeedbackChannel<T>> create)
{
    private FeedbackChannel<T>? _channel;

    public FeedbackChannel<T> Channel => _channel ?? throw new InvalidOperationException($"The feedback of iteration {key.Iteration} is not open.");

    public void Open() => _channel = hub.Acquire(key, create);

    public ValueTask CloseAsync() => Interlocked.Exchange(ref _channel, null) is null ? ValueTask.CompletedTask : hub.ReleaseAsync(key);
}
