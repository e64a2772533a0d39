using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Calls;

public interface IOneWayGrain : IGrainWithStringKey
{
    [OneWay]
    Task WaitAsync(string gate, string page);

    [OneWay]
    Task FailAsync(string page);

    Task<int> AnswerAsync();
}

public class OneWayGrain : Grain, IOneWayGrain
{
    public async Task WaitAsync(string gate, string page)
    {
        await Gate.Of(gate).PassAsync();
        Journal.Write(page, "passed");
    }

    public Task FailAsync(string page)
    {
        Journal.Write(page, "failing");
        throw new InvalidOperationException("nobody hears this");
    }

    public Task<int> AnswerAsync() => Task.FromResult(1);
}
