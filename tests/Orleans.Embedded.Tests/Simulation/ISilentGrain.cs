namespace Orleans.Embedded.Tests.Simulation;

public interface ISilentGrain : IGrainWithStringKey
{
    Task NeverAsync();
}
