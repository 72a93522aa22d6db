using IamConsole.Hosting;

namespace IamConsole.AwsApi;

/// <summary>Puts the endpoint into the application.</summary>
internal static class ApiHosting
{
    private static readonly ReadOnlyMemory<byte> Pong = "pong\n"u8.ToArray();

    /// <summary>Adds the endpoint. Needs what <c>AddSignIn</c> adds.</summary>
    public static IServiceCollection AddAwsApi(this IServiceCollection services)
    {
        services.AddSingleton<KeyThrottle>();
        services.AddSingleton<QueryProtocol>();
        services.AddSingleton<RestProtocol>();
        services.AddSingleton<ApiEndpoint>();
        return services;
    }

    /// <summary>
    /// Takes the requests of AWS's clients out of the pipeline: at <c>/</c> everything that is posted, signed or names an
    /// action, elsewhere what is signed for a service with paths, and all that comes to an address of the endpoint's own. Stands behind the guard of http and before sessions,
    /// so that no cookie is looked at, and no signature gets as far as a page.
    /// </summary>
    public static IApplicationBuilder UseAwsApi(this IApplicationBuilder app, ConsoleSettings settings)
    {
        var endpoint = app.ApplicationServices.GetRequiredService<ApiEndpoint>();
        var ports = settings.Api.Ports;
        return app.Use((context, next) => IsMeant(context, ports) ? endpoint.HandleAsync(context) : next(context));
    }

    /// <summary>Answers <c>pong</c> to whoever asks whether the process is alive; past everything else, so that it costs what the framework costs.</summary>
    public static void MapPing(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/ping", static context =>
    {
        context.Response.ContentType = "text/plain";
        context.Response.ContentLength = Pong.Length;
        return context.Response.Body.WriteAsync(Pong).AsTask();
    }).AllowAnonymous().ShortCircuit();

    private static bool IsMeant(HttpContext context, IReadOnlySet<int> ownPorts)
    {
        if (ownPorts.Contains(context.Connection.LocalPort))
        {
            return true;
        }

        var request = context.Request;
        return request.Path != "/" ? RestProtocol.IsSpokenBy(request) : (HttpMethods.IsPost(request.Method)
                || request.Headers.Authorization.ToString().StartsWith("AWS4-", StringComparison.Ordinal)
                || (request.QueryString.HasValue && (request.Query.ContainsKey("Action") || request.Query.ContainsKey("X-Amz-Algorithm") || request.Query.ContainsKey("X-Amz-Signature"))));
    }
}
