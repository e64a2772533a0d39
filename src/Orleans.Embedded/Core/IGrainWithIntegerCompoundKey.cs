namespace Orleans;

/// <summary>A grain named by an integer and a text.</summary>
public interface IGrainWithIntegerCompoundKey : IGrain
{
}
