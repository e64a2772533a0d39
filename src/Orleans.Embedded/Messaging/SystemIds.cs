namespace Orleans.Embedded;

/// <summary>Ids of what is addressed by node: grain services by silo, observers by client.</summary>
internal static class SystemIds
{
    public const string GrainServicePrefix = "sys.svc.user.";
    private static readonly GrainType Client = GrainType.Create("sys.client");

    public static bool IsClient(GrainId id) => id.Type == Client;

    public static GrainId Observer(GrainId owner, Guid observer) => new(owner.Type, IdSpan.Create($"{owner.Key}+{observer:N}"));

    public static GrainId GrainService(Type service, SiloAddress silo) => GrainId.Create(GrainServicePrefix + service.FullName, silo.ToParsableString());

    public static bool TryGetSilo(GrainId id, out SiloAddress? silo)
    {
        silo = null;
        return id.Type.AsSpan().StartsWith("sys.svc."u8) && SiloAddress.TryParse(id.Key.ToString(), out silo);
    }

    public static Node? OwnerOf(ClusterNetwork network, GrainId id)
    {
        var key = id.Key.ToString();
        var plus = key.IndexOf('+');
        var owner = plus < 0 ? key : key[..plus];
        return network.Nodes().FirstOrDefault(n => n.IsRunning && n.OwnId.Key.ToString() == owner);
    }
}
