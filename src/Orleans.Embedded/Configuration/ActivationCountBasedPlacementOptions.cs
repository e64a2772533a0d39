namespace Orleans.Configuration;

/// <summary>Placement by number of activations.</summary>
public class ActivationCountBasedPlacementOptions
{
    /// <summary>Silos that are compared; 2 by default.</summary>
    public int ChooseOutOf { get; set; } = 2;
}
