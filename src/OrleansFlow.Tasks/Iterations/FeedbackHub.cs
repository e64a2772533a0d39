namespace OrleansFlow.Tasks.Iterations;

/// <summary>
/// Where the heads and tails of a silo's iterations meet. Both ends of a feedback edge are on one silo, since they have the
/// same index and slot sharing group. Usable from any thread.
/// </summary>
public sealed class FeedbackHub
{
    private readonly Lock _lock = new();
    private readonly Dictionary<FeedbackKey, (object Channel, int Users)> _channels = [];

    /// <summary>The channel of a key, made at the first call; each call is matched by one of <see cref="Release"/>.</summary>
    internal FeedbackChannel<T> Acquire<T>(FeedbackKey key, Func<FeedbackChannel<T>> create)
    {
        lock (_lock)
        {
            if (!_channels.TryGetValue(key, out (object Channel, int Users) entry))
            {
                entry = (create(), 0);
            }

            _channels[key] = (entry.Channel, entry.Users + 1);
            return entry.Channel as FeedbackChannel<T>
                ?? throw new OrleansFlowException($"The feedback of iteration {key.Iteration} has two types, {typeof(T)} and another; what is fed back must be of the type of the variable stream.");
        }
    }

    /// <summary>A user of a channel has ended.</summary>
    internal void Release(FeedbackKey key)
    {
        lock (_lock)
        {
            if (_channels.TryGetValue(key, out (object Channel, int Users) entry))
            {
                if (entry.Users > 1)
                {
                    _channels[key] = (entry.Channel, entry.Users - 1);
                }
                else
                {
                    _channels.Remove(key);
                }
            }
        }
    }
}
