namespace IamConsole.SignIn;

/// <summary>Which addresses belong to signing in and out.</summary>
internal static class SignInPaths
{
    public static bool Contains(PathString path) =>
        path.StartsWithSegments(IamUrls.SignIn, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(IamUrls.AccountSignInPrefix, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(IamUrls.SwitchRole, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(IamUrls.SignOut, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(IamUrls.ChangePassword, StringComparison.OrdinalIgnoreCase);
}
