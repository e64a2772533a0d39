namespace Orleans.Serialization;

/// <summary>Configures serialization.</summary>
public interface ISerializerBuilder
{
    /// <summary>The services.</summary>
    IServiceCollection Services { get; }
}
