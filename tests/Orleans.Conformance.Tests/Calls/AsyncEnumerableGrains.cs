using System.Runtime.CompilerServices;
using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Calls;

public interface IAsyncEnumerableGrain : IGrainWithStringKey
{
    IAsyncEnumerable<int> CountAsync(int count);

    IAsyncEnumerable<int> FailAfterAsync(int count);

    IAsyncEnumerable<int> CountForEverAsync(string page, CancellationToken cancellationToken = default);
}

public class AsyncEnumerableGrain : Grain, IAsyncEnumerableGrain
{
    public async IAsyncEnumerable<int> CountAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (i % 3 == 0)
            {
                await Task.Yield();
            }

            yield return i;
        }
    }

    public async IAsyncEnumerable<int> FailAfterAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return i;
        }

        throw new InvalidOperationException("no more");
    }

    public async IAsyncEnumerable<int> CountForEverAsync(string page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
                yield return i;
            }
        }
        finally
        {
            Journal.Write(page, "ended");
        }
    }
}
