namespace Orleans;

/// <summary>Extensions of an activation.</summary>
public static class GrainContextComponentExtensions
{
    /// <summary>The extension of the running activation.</summary>
    /// <exception cref="GrainExtensionNotInstalledException">No extension is registered for the interface.</exception>
    public static TComponent GetGrainExtension<TComponent>(this IGrainContext context)
        where TComponent : class, IGrainExtension
    {
        var binder = context as IGrainExtensionBinder ?? throw new GrainExtensionNotInstalledException($"{context.GrainId} takes no extensions, so there is no {typeof(TComponent)}.");
        return binder.GetExtension<TComponent>();
    }

    /// <summary>A component of the activation; null when there is none.</summary>
    public static TComponent? GetComponent<TComponent>(this IGrainContext context)
        where TComponent : class => context.GetComponent(typeof(TComponent)) as TComponent;
}
