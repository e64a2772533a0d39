using Microsoft.Extensions.Logging;
using Orleans.Conformance.Tests.Infrastructure;
using Orleans.Utilities;

namespace Orleans.Conformance.Tests.Grains;

public interface INewsObserver : IGrainObserver
{
    [OneWay]
    Task HeardAsync(string news);

    void HeardVoid(string news);

    Task<int> AskAsync(int question);
}

/// <summary>Writes what it hears to a page.</summary>
public sealed class NewsObserver(string page) : INewsObserver
{
    public Task HeardAsync(string news)
    {
        Journal.Write(page, news);
        return Task.CompletedTask;
    }

    public void HeardVoid(string news) => Journal.Write(page, "void " + news);

    public Task<int> AskAsync(int question) => Task.FromResult(question + 1);
}

public interface INewsGrain : IGrainWithStringKey, ILocated
{
    Task SubscribeAsync(INewsObserver observer);

    Task UnsubscribeAsync(INewsObserver observer);

    Task<int> SubscriberCountAsync();

    Task TellAsync(string news);

    Task TellVoidAsync(string news);

    Task<int> AskAsync(INewsObserver observer, int question);

    /// <summary>Tries to make a reference to an object within the grain.</summary>
    Task ListenByObjectAsync(INewsGrain other, string page);
}

public interface IListenerGrain : IGrainWithStringKey, ILocated
{
    Task ListenToAsync(INewsGrain other);
}

/// <summary>A grain that is an observer itself.</summary>
public class ListenerGrain : Grain, IListenerGrain, INewsObserver
{
    private string Page => this.GetPrimaryKeyString();

    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public Task ListenToAsync(INewsGrain other) => other.SubscribeAsync(this.AsReference<INewsObserver>());

    public Task HeardAsync(string news)
    {
        Journal.Write(Page, news);
        return Task.CompletedTask;
    }

    public void HeardVoid(string news) => Journal.Write(Page, "void " + news);

    public Task<int> AskAsync(int question) => Task.FromResult(question + 1);
}

public class NewsGrain(ILogger<NewsGrain> logger) : Grain, INewsGrain
{
    private readonly ObserverManager<INewsObserver> _observers = new(TimeSpan.FromMinutes(5), logger);
    private NewsObserver? _listener;

    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public Task SubscribeAsync(INewsObserver observer)
    {
        _observers.Subscribe(observer, observer);
        return Task.CompletedTask;
    }

    public Task UnsubscribeAsync(INewsObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public Task<int> SubscriberCountAsync() => Task.FromResult(_observers.Count);

    public Task TellAsync(string news) => _observers.Notify(observer => observer.HeardAsync(news));

    public Task TellVoidAsync(string news)
    {
        _observers.Notify(observer => observer.HeardVoid(news));
        return Task.CompletedTask;
    }

    public Task<int> AskAsync(INewsObserver observer, int question) => observer.AskAsync(question);

    public async Task ListenByObjectAsync(INewsGrain other, string page)
    {
        _listener = new NewsObserver(page);
        await other.SubscribeAsync(GrainFactory.CreateObjectReference<INewsObserver>(_listener));
    }
}
