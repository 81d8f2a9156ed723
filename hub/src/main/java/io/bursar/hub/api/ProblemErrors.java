package io.bursar.hub.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Errors that Spring answers: paths past the contract, and failures. As problems, without more. */
@Controller
final class ProblemErrors implements ErrorController {

  @RequestMapping("${server.error.path:/error}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object said = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = said instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND;
    ServerProblem.of(status).write(response);
  }
}
