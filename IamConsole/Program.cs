using IamConsole;
using IamConsole.Components;
using IamConsole.Security;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddConsoleUi();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseExceptionHandler(IamUrls.Error, createScopeForErrors: true);
app.UseStatusCodePagesWithReExecute(IamUrls.NotFound, createScopeForStatusCodePages: true);
app.UseAntiforgery();
app.MapConsoleUi();
await app.RunAsync();
