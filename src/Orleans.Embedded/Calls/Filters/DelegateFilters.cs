namespace Orleans.Embedded;

/// <summary>Functions as filters.</summary>
internal sealed class DelegateFilters(IncomingGrainCallFilterDelegate? incoming, OutgoingGrainCallFilterDelegate? outgoing) : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) => incoming!(context);

    public Task Invoke(IOutgoingGrainCallContext context) => outgoing!(context);
}
