using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Calls;

public interface IGenericMethodGrain : IGrainWithStringKey, ILocated
{
    Task<T> EchoAsync<T>(T value);

    Task<Dictionary<TKey, TValue>> PairAsync<TKey, TValue>(TKey key, TValue[] values, CancellationToken cancellationToken)
        where TKey : notnull;

    Task<string> TypeNameAsync<T>();

    ValueTask<List<T>> AddAsync<T>(List<T> list, T item);

    Task ForgetAsync<T>(T value)
        where T : class;
}

public sealed class GenericMethodGrain : Grain, IGenericMethodGrain
{
    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public Task<T> EchoAsync<T>(T value) => Task.FromResult(value);

    public Task<Dictionary<TKey, TValue>> PairAsync<TKey, TValue>(TKey key, TValue[] values, CancellationToken cancellationToken)
        where TKey : notnull =>
        Task.FromResult(values.ToDictionary(_ => key));

    public Task<string> TypeNameAsync<T>() => Task.FromResult(typeof(T).Name);

    public ValueTask<List<T>> AddAsync<T>(List<T> list, T item)
    {
        list.Add(item);
        return new(list);
    }

    public Task ForgetAsync<T>(T value)
        where T : class => Task.CompletedTask;
}
