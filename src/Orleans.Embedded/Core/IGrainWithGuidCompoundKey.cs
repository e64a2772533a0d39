namespace Orleans;

/// <summary>A grain named by a Guid and a text.</summary>
public interface IGrainWithGuidCompoundKey : IGrain
{
}
