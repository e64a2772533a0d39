using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Calls;

/// <summary>An exception that carries a value of its own.</summary>
[GenerateSerializer]
public class OrderRefusedException : Exception
{
    public OrderRefusedException()
    {
    }

    public OrderRefusedException(string message, int order, Exception? inner = null)
        : base(message, inner) => Order = order;

    [Id(0)]
    public int Order { get; set; }
}

/// <summary>An exception for which no serializer is generated.</summary>
public class PlainException(string message) : Exception(message);

public interface IExceptionGrain : IGrainWithStringKey, ILocated
{
    Task ThrowAsync(string kind);

    ValueTask<int> ThrowSynchronouslyAsync();

    Task<string> CatchAsync(IExceptionGrain other, string kind);

    Task<int> FineAsync();
}

public class ExceptionGrain : Grain, IExceptionGrain
{
    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public async Task ThrowAsync(string kind)
    {
        await Task.Yield();
        throw kind switch
        {
            "argument" => new ArgumentOutOfRangeException("size", 3, "too large"),
            "custom" => new OrderRefusedException("refused", 17, new InvalidOperationException("no stock")),
            "plain" => new PlainException("nobody serializes me"),
            "aggregate" => new AggregateException("many", new InvalidOperationException("one"), new ArgumentException("two")),
            "cancelled" => new OperationCanceledException("by the grain"),
            "key" => new KeyNotFoundException("no such key"),
            _ => new NotSupportedException(kind),
        };
    }

    public ValueTask<int> ThrowSynchronouslyAsync() => throw new InvalidOperationException("at once");

    public async Task<string> CatchAsync(IExceptionGrain other, string kind)
    {
        try
        {
            await other.ThrowAsync(kind);
            return "nothing";
        }
        catch (Exception e)
        {
            return e.GetType().Name + ": " + e.Message;
        }
    }

    public Task<int> FineAsync() => Task.FromResult(1);
}
