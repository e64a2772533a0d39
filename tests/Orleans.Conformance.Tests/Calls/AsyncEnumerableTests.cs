using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Calls;

[Collection(SharedCluster.Name)]
public sealed class AsyncEnumerableTests(ClusterFixture cluster)
{
    private IAsyncEnumerableGrain Grain => cluster.Client.GetGrain<IAsyncEnumerableGrain>(cluster.Name());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500)]
    public async Task AllItemsArriveInOrder(int count) => Assert.Equal(Enumerable.Range(0, count), await ReadAsync(Grain.CountAsync(count)));

    [Fact]
    public async Task TheBatchSizeChangesNothingButTheNumberOfCalls() =>
        Assert.Equal(Enumerable.Range(0, 50), await ReadAsync(Grain.CountAsync(50).WithBatchSize(7)));

    [Fact]
    public async Task AFailureArrivesAfterTheItemsBeforeIt()
    {
        var items = new List<int>();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var item in Grain.FailAfterAsync(5))
            {
                items.Add(item);
            }
        });
        Assert.Equal("no more", error.Message);
        Assert.Equal(Enumerable.Range(0, 5), items);
    }

    [Fact]
    public async Task LeavingTheLoopEndsTheGrainsEnumerator()
    {
        var page = cluster.Name("page");
        await foreach (var item in Grain.CountForEverAsync(page))
        {
            if (item == 10)
            {
                break;
            }
        }

        Assert.Equal(["ended"], await Journal.ReadAsync(page, 1));
    }

    [Fact]
    public async Task TwoEnumerationsAtOnceDoNotMix()
    {
        var grain = Grain;
        var results = await Task.WhenAll(ReadAsync(grain.CountAsync(100)), ReadAsync(grain.CountAsync(60))).Soon();
        Assert.Equal(Enumerable.Range(0, 100), results[0]);
        Assert.Equal(Enumerable.Range(0, 60), results[1]);
    }

    private static async Task<List<int>> ReadAsync(IAsyncEnumerable<int> items)
    {
        var list = new List<int>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
