namespace OrleansFlow.Tasks.Iterations;

/// <summary>
/// Where the heads and tails of a silo's iterations meet. Both ends of a feedback edge are on one silo, since they have the
/// same index and slot sharing group. Usable from any thread.
/// </summary>
public sealed class FeedbackHub
{
    private readonly Lock _lock = new();
    private readonly Dictionary<FeedbackKey, (IAsyncDisposable Channel, int Users)> _channels = [];

    /// <summary>The channel of a key, made at the first call; each call is matched by one of <see cref="ReleaseAsync"/>.</summary>
    internal FeedbackChannel<T> Acquire<T>(FeedbackKey key, Func<FeedbackChannel<T>> create)
    {
        lock (_lock)
        {
            if (!_channels.TryGetValue(key, out (IAsyncDisposable Channel, int Users) entry))
            {
                entry = (create(), 0);
            }

            if (entry.Channel is not FeedbackChannel<T> channel)
            {
                throw new OrleansFlowException($"The feedback of iteration {key.Iteration} has two types, {typeof(T)} and another; what is fed back must be of the type of the variable stream.");
            }

            _channels[key] = (channel, entry.Users + 1);
            return channel;
        }
    }

    /// <summary>A user of a channel has ended; after the last one, what it has on disk is deleted.</summary>
    internal ValueTask ReleaseAsync(FeedbackKey key)
    {
        IAsyncDisposable channel;
        lock (_lock)
        {
            (channel, int users) = _channels[key];
            if (users > 1)
            {
                _channels[key] = (channel, users - 1);
                return ValueTask.CompletedTask;
            }

            _channels.Remove(key);
        }

        return channel.DisposeAsync();
    }
}
