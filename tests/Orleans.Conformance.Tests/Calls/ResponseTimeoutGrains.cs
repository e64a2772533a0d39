using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Calls;

public interface IResponseTimeoutGrain : IGrainWithStringKey, ILocated
{
    [ResponseTimeout("00:00:00.3")]
    Task WaitAsync(string gate, string page);

    Task<string> CallAsync(IResponseTimeoutGrain other, string gate, string page);
}

public class ResponseTimeoutGrain : Grain, IResponseTimeoutGrain
{
    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public async Task WaitAsync(string gate, string page)
    {
        await Gate.Of(gate).PassAsync();
        Journal.Write(page, "went on");
    }

    public async Task<string> CallAsync(IResponseTimeoutGrain other, string gate, string page)
    {
        try
        {
            await other.WaitAsync(gate, page);
            return "ended";
        }
        catch (TimeoutException)
        {
            return "timed out";
        }
    }
}
