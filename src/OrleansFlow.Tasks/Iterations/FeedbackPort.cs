namespace OrleansFlow.Tasks.Iterations;

/// <summary>An operator's share of something that the operators of an iteration's subtask have together, from its opening to its closing.</summary>
/// <typeparam name="T">What it is.</typeparam>
/// <param name="hub">Where the operators meet.</param>
/// <param name="key">Names it.</param>
/// <param name="create">Makes it.</param>
internal sealed class FeedbackPort<T>(FeedbackHub hub, FeedbackKey key, Func<T> create)
    where T : class, IAsyncDisposable
{
    private T? _shared;

    public T Shared => _shared ?? throw new InvalidOperationException($"The feedback of iteration {key.Iteration} is not open.");

    public void Open() => _shared = hub.Acquire(key, create);

    public ValueTask CloseAsync() => Interlocked.Exchange(ref _shared, null) is null ? ValueTask.CompletedTask : hub.ReleaseAsync(key);
}
