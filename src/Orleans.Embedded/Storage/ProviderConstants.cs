namespace Orleans.Providers;

/// <summary>Names of providers.</summary>
public static class ProviderConstants
{
    /// <summary>"Default".</summary>
    public const string DEFAULT_STORAGE_PROVIDER_NAME = "Default";

    /// <summary>"PubSubStore".</summary>
    public const string DEFAULT_PUBSUB_PROVIDER_NAME = "PubSubStore";
}
