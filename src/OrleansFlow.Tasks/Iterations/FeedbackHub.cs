namespace OrleansFlow.Tasks.Iterations;

/// <summary>
/// Where the heads and tails of a silo's iterations meet. Both ends of a feedback edge are on one silo, since they have the
/// same index and slot sharing group. Usable from any thread.
/// </summary>
public sealed class FeedbackHub
{
    private readonly Lock _lock = new();
    private readonly Dictionary<FeedbackKey, (IAsyncDisposable Shared, int Users)> _shared = [];

    /// <summary>What a key names, made at the first call; each call is matched by one of <see cref="ReleaseAsync"/>.</summary>
    internal T Acquire<T>(FeedbackKey key, Func<T> create)
        where T : class, IAsyncDisposable
    {
        lock (_lock)
        {
            if (!_shared.TryGetValue(key, out (IAsyncDisposable Shared, int Users) entry))
            {
                entry = (create(), 0);
            }

            if (entry.Shared is not T shared)
            {
                throw new OrleansFlowException($"The feedback of iteration {key.Iteration} is {typeof(T)} for one operator and {entry.Shared.GetType()} for another; what is fed back must be of the type of the variable stream.");
            }

            _shared[key] = (shared, entry.Users + 1);
            return shared;
        }
    }

    /// <summary>A user has ended; after the last one, what is shared is freed.</summary>
    internal ValueTask ReleaseAsync(FeedbackKey key)
    {
        IAsyncDisposable shared;
        lock (_lock)
        {
            (shared, int users) = _shared[key];
            if (users > 1)
            {
                _shared[key] = (shared, users - 1);
                return ValueTask.CompletedTask;
            }

            _shared.Remove(key);
        }

        return shared.DisposeAsync();
    }
}
