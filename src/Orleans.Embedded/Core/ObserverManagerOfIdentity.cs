using System.Collections;

namespace Orleans.Utilities;

/// <summary>The subscribed observers of a grain by identity; those that do not subscribe again within a time, or fail, are removed.</summary>
public class ObserverManager<TIdentity, TObserver> : IEnumerable<TObserver>
    where TIdentity : notnull
{
    private readonly List<(TIdentity Id, TObserver Observer, DateTime LastSeen)> _observers = [];
    private readonly ILogger _log;

    /// <summary>Observers expire after the given time.</summary>
    public ObserverManager(TimeSpan expiration, ILogger log)
    {
        ExpirationDuration = expiration;
        _log = log;
        GetDateTime = () => (Embedded.RuntimeContext.Activation?.Silo.Processor.Clock ?? TimeProvider.System).GetUtcNow().UtcDateTime;
    }

    /// <summary>The clock.</summary>
    public Func<DateTime> GetDateTime { get; set; }

    /// <summary>How long a subscription holds.</summary>
    public TimeSpan ExpirationDuration { get; set; }

    /// <summary>The number of observers.</summary>
    public int Count => _observers.Count;

    /// <summary>The observers by identity.</summary>
    public IDictionary<TIdentity, TObserver> Observers => _observers.ToDictionary(o => o.Id, o => o.Observer);

    /// <summary>Removes all.</summary>
    public void Clear() => _observers.Clear();

    /// <summary>Subscribes, or renews a subscription.</summary>
    public void Subscribe(TIdentity id, TObserver observer)
    {
        var index = IndexOf(id);
        if (index < 0)
        {
            _observers.Add((id, observer, GetDateTime()));
        }
        else
        {
            _observers[index] = (id, observer, GetDateTime());
        }
    }

    /// <summary>Unsubscribes.</summary>
    public void Unsubscribe(TIdentity id)
    {
        if (IndexOf(id) is >= 0 and var index)
        {
            _observers.RemoveAt(index);
        }
    }

    /// <summary>Notifies all that satisfy the predicate.</summary>
    public async Task Notify(Func<TObserver, Task> notification, Func<TObserver, bool>? predicate = null)
    {
        foreach (var (id, observer) in Live(predicate))
        {
            try
            {
                await notification(observer);
            }
            catch (Exception exception)
            {
                Drop(id, exception);
            }
        }
    }

    /// <summary>Notifies all that satisfy the predicate.</summary>
    public void Notify(Action<TObserver> notification, Func<TObserver, bool>? predicate = null)
    {
        foreach (var (id, observer) in Live(predicate))
        {
            try
            {
                notification(observer);
            }
            catch (Exception exception)
            {
                Drop(id, exception);
            }
        }
    }

    /// <summary>Removes those whose subscription has run out.</summary>
    public void ClearExpired()
    {
        var oldest = GetDateTime() - ExpirationDuration;
        _observers.RemoveAll(o => o.LastSeen < oldest);
    }

    /// <summary>The observers.</summary>
    public IEnumerator<TObserver> GetEnumerator() => _observers.Select(o => o.Observer).ToList().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(TIdentity id) => _observers.FindIndex(o => EqualityComparer<TIdentity>.Default.Equals(o.Id, id));

    private List<(TIdentity Id, TObserver Observer)> Live(Func<TObserver, bool>? predicate)
    {
        ClearExpired();
        return [.. _observers.Where(o => predicate is null || predicate(o.Observer)).Select(o => (o.Id, o.Observer))];
    }

    private void Drop(TIdentity id, Exception exception)
    {
        Embedded.RuntimeLog.ListenerFailed(_log, exception);
        Unsubscribe(id);
    }
}
