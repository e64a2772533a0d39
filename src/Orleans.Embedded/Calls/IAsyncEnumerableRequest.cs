
namespace Orleans.Runtime;

/// <summary>A call of a method that returns an asynchronous sequence, without its element type.</summary>
internal interface IAsyncEnumerableRequest : IInvokable
{
    IAsyncEnumerator<object?> Enumerate(CancellationToken cancellationToken);
}
