namespace Orleans.Conformance.Tests.Calls;

public interface IRequestContextGrain : IGrainWithStringKey
{
    Task<string?> ReadAsync(string key);

    Task<string?> ReadThroughAsync(IRequestContextGrain other, string key);

    /// <summary>Changes the value within the grain.</summary>
    Task WriteAsync(string key, string value);

    Task<string?> ReadAfterAwaitAsync(string key);
}

public class RequestContextGrain : Grain, IRequestContextGrain
{
    public Task<string?> ReadAsync(string key) => Task.FromResult(RequestContext.Get(key)?.ToString());

    public Task<string?> ReadThroughAsync(IRequestContextGrain other, string key) => other.ReadAsync(key);

    public Task WriteAsync(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }

    public async Task<string?> ReadAfterAwaitAsync(string key)
    {
        await Task.Yield();
        return RequestContext.Get(key)?.ToString();
    }
}
