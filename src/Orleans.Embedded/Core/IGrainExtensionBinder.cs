namespace Orleans.Runtime;

/// <summary>Gives the extensions of one activation.</summary>
public interface IGrainExtensionBinder
{
    /// <summary>The extension; made by its registration when there is none yet.</summary>
    /// <exception cref="GrainExtensionNotInstalledException">No extension is registered for the interface.</exception>
    TExtensionInterface GetExtension<TExtensionInterface>()
        where TExtensionInterface : class, IGrainExtension;

    /// <summary>The extension, made by the function when there is none yet, and its reference.</summary>
    (TExtension, TExtensionInterface) GetOrSetExtension<TExtension, TExtensionInterface>(Func<TExtension> newExtensionFunc)
        where TExtension : class, TExtensionInterface
        where TExtensionInterface : class, IGrainExtension;
}
