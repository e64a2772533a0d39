using System.Runtime.ExceptionServices;

namespace Orleans.Embedded;

/// <summary>A sequence that a grain produces, as its caller sees it.</summary>
internal sealed class GrainAsyncEnumerable<T>(GrainReference reference, RequestBase request) : IAsyncEnumerable<T>
{
    public int BatchSize { get; set; } = 100;

    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var grain = (IEnumerationExtension)reference.Runtime.Cast(reference, typeof(IEnumerationExtension));
        var id = reference.Runtime.NewGuid();
        request.Begin();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.GetCancellationToken());
        var token = linked.Token;
        token.ThrowIfCancellationRequested();
        var open = true;
        try
        {
            var batch = await grain.StartAsync(id, request, BatchSize, token);
            while (true)
            {
                foreach (var item in batch.Items)
                {
                    yield return (T)item!;
                }

                switch (batch.State)
                {
                    case EnumerationState.Completed:
                        open = false;
                        yield break;
                    case EnumerationState.Failed:
                        open = false;
                        token.ThrowIfCancellationRequested();
                        ExceptionDispatchInfo.Throw(batch.Exception!);
                        break;
                    case EnumerationState.Unknown:
                        open = false;
                        throw new EnumerationAbortedException($"Enumeration {id} is not known to {reference.GrainId}; the activation has ended since it began.");
                }

                token.ThrowIfCancellationRequested();
                batch = await grain.MoveNextAsync(id, BatchSize, token);
            }
        }
        finally
        {
            if (open)
            {
                await grain.DisposeAsync(id);
            }
        }
    }
}
