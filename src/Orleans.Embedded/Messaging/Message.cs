
namespace Orleans.Embedded;

/// <summary>A request or response between activations, clients and observers. Within a node it carries objects, between nodes bytes.</summary>
internal sealed class Message : IThreadPoolWorkItem
{
    public required MessageKind Kind { get; init; }

    public long Id { get; init; }

    /// <summary>The node that sent it first.</summary>
    public required Node Sender { get; init; }

    public GrainId SourceGrain { get; init; }

    public GrainId Target { get; init; }

    public RequestBase? Request { get; set; }

    public byte[]? Body { get; set; }

    /// <summary>The request context as bytes.</summary>
    public byte[]? ContextBody { get; set; }

    public Response? Response { get; set; }

    public InvokeMethodOptions Options { get; set; }

    public Dictionary<string, object>? Context { get; set; }

    public Guid ReentrancyId { get; init; }

    public PendingCall? Call { get; init; }

    /// <summary>The tick of a grain timer.</summary>
    public GrainTimer? Tick { get; init; }

    public string MethodName { get; init; } = "";

    public string InterfaceName { get; init; } = "";

    /// <summary>The node that is to receive it next.</summary>
    public Node? Receiver { get; set; }

    public int Hops { get; set; }

    /// <summary>The silo that placement chose for a grain that was not active.</summary>
    public SiloNode? Placed { get; set; }

    public bool IsOneWay => (Options & InvokeMethodOptions.OneWay) != 0;

    public bool IsAlwaysInterleave => (Options & InvokeMethodOptions.AlwaysInterleave) != 0;

    public bool IsReadOnly => (Options & InvokeMethodOptions.ReadOnly) != 0;

    public void Execute() => Receiver!.Arrive(this);

    public override string ToString() => Tick is null ? $"{Kind} #{Id} {InterfaceName}.{MethodName} {SourceGrain} -> {Target}" : $"Tick of {Target}";
}
